//! Rebuilds when a file comes into `ontology/`: the folder is embedded in the binary.

fn main() {
    println!("cargo:rerun-if-changed=ontology");
}
