# grader with its libraries and bubblewrap; the course is mounted at /course.  docs/containers.md says how to run it.
FROM python:3.12-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends bubblewrap \
    && rm -rf /var/lib/apt/lists/*

# Extras as pip writes them, "[torch,signing]", and options for pip.
ARG EXTRAS=""
ARG PIP_OPTIONS=""
COPY pyproject.toml constraints.txt README.md /opt/source/
COPY grader /opt/source/grader
RUN python -m venv /opt/grader \
    && /opt/grader/bin/python -m pip install --no-cache-dir $PIP_OPTIONS \
        -c /opt/source/constraints.txt "/opt/source$EXTRAS" \
    && rm -rf /opt/source

# Not root: at the level `contained` root's workers would need a Python that nobody can read.
RUN useradd --uid 10001 --create-home grader
USER grader
ENV GRADER_COURSE=/course
WORKDIR /course
ENTRYPOINT ["/opt/grader/bin/grader"]
CMD ["doctor"]
