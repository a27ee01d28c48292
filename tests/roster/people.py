"""Two students whom everything tells apart, and two whom their names do not."""

from grader.roster import Student

ADA = Student("Ada Lovelace", "ada@uni.example", ("1001",), ("ada",))
KURT = Student("Gödel, Kurt", "kurt@uni.example", ("1002",), ("kgoedel",))
LI, WEI = Student("Li Wei", ids=("1003",)), Student("Wei Li", ids=("1004",))
