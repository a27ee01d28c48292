"""Grade many submissions on the machines of a Dask cluster.

    crew.py     the side that hands out the work and collects it: ClusterCrew, like crew.Crew
    member.py   the side that grades: a desk in each Dask worker, in a thread of its own
    kit.py      what a member needs to set up its desk: the assignment's files, and what its machine must agree in

Dask calls its processes workers.  In this package one of them is a member of the crew, because a worker is the
untrusted process that student code runs in.
"""

from grader.cluster.crew import ClusterCrew

__all__ = ["ClusterCrew"]
