# Rasa with the model inside. The model is trained here by the same `buurtlijn train` as on a
# workstation, so the stage that trains holds both Pythons; the image that runs holds only Rasa's.
ARG APP_PYTHON_IMAGE=python:3.12-slim-bookworm
ARG RASA_PYTHON_IMAGE=python:3.10-slim-bookworm

FROM ${APP_PYTHON_IMAGE} AS app
ARG UV_VERSION=0.13.9
RUN pip install --no-cache-dir "uv==${UV_VERSION}"
ENV UV_LINK_MODE=copy UV_NO_CACHE=1 UV_PYTHON_DOWNLOADS=never
WORKDIR /app
COPY pyproject.toml uv.lock README.md LICENSE ./
RUN uv sync --locked --no-dev --no-install-project --python /usr/local/bin/python3.12
COPY city city
COPY storage storage
COPY flows flows
COPY bot bot
RUN uv sync --locked --no-dev --python /usr/local/bin/python3.12

FROM ${RASA_PYTHON_IMAGE} AS train
ARG UV_VERSION=0.13.9
RUN pip install --no-cache-dir "uv==${UV_VERSION}"
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_NO_CACHE=1 UV_PYTHON_DOWNLOADS=never
ENV RASA_TELEMETRY_ENABLED=false TF_CPP_MIN_LOG_LEVEL=2
WORKDIR /app
COPY nlu/pyproject.toml nlu/uv.lock nlu/
RUN uv sync --project nlu --locked --no-dev --python /usr/local/bin/python3.10
# Python 3.12 beside 3.10: their files in /usr/local bear their version in the name.
COPY --from=app /usr/local/bin/python3.12 /usr/local/bin/python3.12
COPY --from=app /usr/local/lib/libpython3.12.so.1.0 /usr/local/lib/libpython3.12.so.1.0
COPY --from=app /usr/local/lib/python3.12 /usr/local/lib/python3.12
RUN ldconfig
COPY --from=app /app /app
COPY nlu nlu
RUN .venv/bin/buurtlijn train

FROM ${RASA_PYTHON_IMAGE}
RUN groupadd --gid 10001 buurtlijn \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp buurtlijn
COPY --from=train /app/nlu /app/nlu
COPY --from=train /app/city /app/city
COPY docker/answers.py /usr/local/bin/answers
COPY docker/run-rasa /usr/local/bin/run-rasa
ENV PATH=/app/nlu/.venv/bin:${PATH} PYTHONPATH=/app/nlu PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 MPLCONFIGDIR=/tmp RASA_TELEMETRY_ENABLED=false TF_CPP_MIN_LOG_LEVEL=2 \
    SQLALCHEMY_SILENCE_UBER_WARNING=1
WORKDIR /app/nlu
USER 10001:10001
EXPOSE 5005
ENTRYPOINT ["run-rasa"]
