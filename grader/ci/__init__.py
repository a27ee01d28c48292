"""What a CI service wants of a graded submission, and the workflow files that call us there.

    service.py        which service this is
    remarks.py        a Report -> remarks at lines of the student's files
    github.py         remarks as workflow commands, text that is no command, the summary, outputs
    code_quality.py   remarks as GitLab's code quality report
    results.py        the files that each service gets
    workflows.py      templates/ -> workflow files for students and for the course

In: a Report, a Submission, environment variables.  Out: files and text; nothing is decided here.
Trust: a report holds a student's words, and what is printed in a job may be obeyed.  docs/ci.md says what a job that a
student can change does not prove.
"""

from grader.ci.remarks import Remark, remarks
from grader.ci.results import remove_old_results, write_results
from grader.ci.service import Service, detect
from grader.ci.workflows import course_files, workflow_files

__all__ = ["Remark", "Service", "course_files", "detect", "remarks", "remove_old_results", "workflow_files",
           "write_results"]
