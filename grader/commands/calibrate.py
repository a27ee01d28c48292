"""`grader calibrate`: are the thresholds and tolerances right?"""

from __future__ import annotations

import sys

import click

from grader.commands import shared
from grader.model import Level
from grader.progress import Bar
from grader.render import calibration_to_html, calibration_to_text, to_json
from grader.sandbox import best_level


@click.command("calibrate", short_help="Find thresholds that refuse no right submission.")
@click.argument("assignment_id", metavar="ID")
@click.option("--seeds", type=int, default=200, show_default=True,
              help="Runs of the reference; other right solutions get a tenth of them, at least 20.")
@click.option("--threads", type=int, multiple=True, default=(1, 2), show_default=True,
              help="How many threads a worker uses; give it several times to take turns.")
@click.option("--check", "checks", metavar="NAME", multiple=True,
              help="Run this check alone, with the mistakes that lose it; several times for several.")
@click.option("-o", "--output", type=click.Choice(["text", "json", "html"]), default="text", show_default=True,
              help="What standard output gets; html shows the figures as pictures.")
@shared.jobs
@shared.level("How the runs are walled off.  [default: the best that this machine gives]")
@click.pass_context
def calibrate_command(context: click.Context, assignment_id: str, seeds: int, threads: tuple[int, ...],
                      checks: tuple[str, ...], output: str, jobs: int, level: str | None) -> None:
    """Run the right solutions and the known mistakes of assignment ID over many seeds; show what they reach, and
    propose thresholds that a right submission misses less than once in 10,000 times.  Nothing is written: what you
    accept, you put into assignment.yaml.  Exits with 1 when a right solution lost points.

    \b
    Examples:
      grader calibrate backprop
      grader calibrate train_loop --seeds 40 -o html > calibration.html
      grader calibrate train_loop --check learns_digits --jobs 2
    """
    from grader.calibrate import calibrate  # reads scipy's statistics: `grader --help` shall not wait for them

    with Bar() as bar:
        found = calibrate(shared.course_of(context), assignment_id, Level(level) if level else best_level(),
                          seeds=seeds, threads=threads, jobs=jobs, checks=checks, on_done=bar.on_done)
    text = {"text": calibration_to_text, "json": to_json, "html": calibration_to_html}[output](found)
    click.echo(text, nl=False)
    sys.exit(1 if found.rejections else 0)
