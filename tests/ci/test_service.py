"""The service is told by its environment, and the closer one wins."""

import pytest

from grader.ci.service import Service, detect, repository


@pytest.mark.parametrize("environment, service", [
    ({"GITHUB_ACTIONS": "true"}, Service.GITHUB),
    ({"GITLAB_CI": "true"}, Service.GITLAB),
    ({"CLASSROOM": "nn-2026", "GITHUB_ACTIONS": "true"}, Service.CLASSROOM50),
    ({"CLASSROOM": ""}, Service.NONE),
    ({}, Service.NONE),
])
def test_a_service_is_known_by_its_variables(environment, service):
    assert detect(environment) is service


@pytest.mark.parametrize("environment, root", [
    ({"GITHUB_WORKSPACE": "/w"}, "/w"), ({"CI_PROJECT_DIR": "/p"}, "/p"), ({}, "."),
])
def test_the_repository_is_where_the_service_says_else_here(environment, root):
    assert repository(environment) == root
