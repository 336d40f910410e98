- 2024-05-21 event:2024筑城算力产业大会 government:贵阳高新区管委会
- 2024-06-15 event:2024赣江杯南昌高新区龙舟赛 government:南昌高新区管委会
+ 2024-05-21 event:力产业大会 government:贵阳高新区管委会
