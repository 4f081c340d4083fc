"""Which document is meant, in a repository with several projects."""

from __future__ import annotations

from pathlib import Path

from tests.projects import TASK, Project


def test_the_readme_of_the_project_counts_wherever_the_task_lies(tmp_path: Path) -> None:
    project = Project(tmp_path, below="services/web")
    repository = project.repository
    repository.git("checkout", "-q", "main")
    repository.write("README.md", "# All services\n")
    repository.commit("docs: all services")
    repository.git("checkout", "-q", "feature")
    repository.git("rebase", "-q", "main")
    repository.write("tasks/12.md", TASK)
    repository.commit("docs: task")

    finished = project.gate(task="../../tasks/12.md")
    assert finished.code == 0, finished.out

    project.write("README.md", "# Shop\n")
    repository.commit("docs: take it back")
    assert "services/web/README.md" in " ".join(project.gate(task="../../tasks/12.md").findings)
