"""The order that requirements impose, over random graphs."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.catalogue.order import find_cycle, ladder

names = st.sampled_from("abcdefgh")
graphs = st.dictionaries(names, st.sets(names)).map(
    lambda graph: {name: sorted(needed & set(graph)) for name, needed in graph.items()}
)


@given(graphs, st.randoms(use_true_random=False))
def test_a_graph_has_a_cycle_or_a_ladder(graph: dict[str, list[str]], chance: random.Random) -> None:
    cycle = find_cycle(graph)
    if cycle:
        assert cycle[0] == cycle[-1] == min(cycle)
        assert all(later in graph[name] for name, later in pairwise(cycle))
        return
    order = ladder(graph, lambda name: (ord(name) % 3,))
    place = {name: number for number, name in enumerate(order)}
    assert sorted(order) == sorted(graph)
    assert all(place[needed] < place[name] for name in graph for needed in graph[name])


@given(graphs, st.randoms(use_true_random=False))
def test_cycle_and_ladder_do_not_depend_on_the_order_given(graph: dict[str, list[str]], chance: random.Random) -> None:
    items = list(graph.items())
    chance.shuffle(items)
    shuffled = {name: chance.sample(needed, len(needed)) for name, needed in items}
    assert find_cycle(shuffled) == find_cycle(graph)
    if not find_cycle(graph):
        assert ladder(shuffled, lambda _: ()) == ladder(graph, lambda _: ())
