# The app: bot, actions, clock and the migration, one image, one command each.
ARG PYTHON_IMAGE=python:3.12-slim-bookworm

FROM ${PYTHON_IMAGE} AS build
ARG UV_VERSION=0.13.9
RUN pip install --no-cache-dir "uv==${UV_VERSION}"
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_NO_CACHE=1 UV_PYTHON_DOWNLOADS=never
WORKDIR /app
COPY pyproject.toml uv.lock README.md LICENSE ./
RUN uv sync --locked --no-dev --no-install-project --python /usr/local/bin/python3.12
COPY city city
COPY storage storage
COPY flows flows
COPY bot bot
# The topics that a social map may name.
COPY nlu/intents.yml nlu/intents.yml
RUN uv sync --locked --no-dev --python /usr/local/bin/python3.12

FROM ${PYTHON_IMAGE}
RUN groupadd --gid 10001 buurtlijn \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp buurtlijn \
    && install -d -m 700 -o buurtlijn -g buurtlijn /data
COPY --from=build /app /app
COPY docker/answers.py /usr/local/bin/answers
ENV PATH=/app/.venv/bin:${PATH} PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    BUURTLIJN_DATA_DIR=/data
WORKDIR /app
USER 10001:10001
VOLUME /data
ENTRYPOINT ["buurtlijn"]
CMD ["bot"]
