# The command line and the application, with the versions that were tested.
FROM python:3.11-slim

RUN useradd --create-home legalgraph
WORKDIR /opt/legalgraph
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY graph_loader graph_loader
COPY app app
COPY cypher cypher
COPY data data
RUN pip install --no-cache-dir --constraint constraints.txt .

USER legalgraph
WORKDIR /home/legalgraph
EXPOSE 8501
ENTRYPOINT ["legalgraph"]
CMD ["app", "--no-browser"]
