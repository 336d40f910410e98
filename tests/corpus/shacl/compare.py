"""What pySHACL says of a graph, one result a line: focus, path, value, component. Arguments: graph, shapes, ontology."""
import sys

import pyshacl
from rdflib import Graph, Namespace, URIRef

SH = Namespace("http://www.w3.org/ns/shacl#")
data, shapes, ontology = (Graph().parse(path, format="turtle") if path else None for path in sys.argv[1:4])
_, report, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology)
lines = set()
for result in report.objects(None, SH.result):
    term = lambda p: report.value(result, p)
    path = term(SH.resultPath)
    value = term(SH.value)
    component = str(term(SH.sourceConstraintComponent)).split("#")[1]
    fields = [term(SH.focusNode).n3(), path.n3() if isinstance(path, URIRef) else "_" if path else "", value.n3() if value is not None else "", component]
    lines.add("\t".join(fields))
print("\n".join(sorted(lines)))
