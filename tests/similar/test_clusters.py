from __future__ import annotations

from grader.similar.clusters import clusters_of, telling


def test_who_is_connected_through_others_is_in_one_cluster():
    assert clusters_of([("d", "e"), ("a", "b"), ("c", "b")]) == (("a", "b", "c"), ("d", "e"))


def test_a_long_chain_is_one_cluster():
    links = [(f"{n:05}", f"{n + 1:05}") for n in range(5000)]

    (cluster,) = clusters_of(links)

    assert len(cluster) == 5001


def test_a_large_cluster_leaves_room_for_a_small_one():
    ring = [(i, j) for i in range(5) for j in range(i)]

    places = telling([*ring, (8, 9)], most=5)

    assert len(places) == 5
    assert len(ring) in places
