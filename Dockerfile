# The application and the command line in one image: `docker compose up`, or `docker run IMAGE --help`.
FROM python:3.11-slim

WORKDIR /source
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY graph_loader graph_loader
COPY app app
COPY cypher cypher
COPY data data
RUN pip install --no-cache-dir --constraint constraints.txt ".[auth]" && rm -rf /source

RUN useradd --create-home legalgraph
USER legalgraph
WORKDIR /home/legalgraph
ENV STREAMLIT_SERVER_ADDRESS=0.0.0.0
EXPOSE 8501
ENTRYPOINT ["legalgraph"]
CMD ["app", "--no-browser"]
