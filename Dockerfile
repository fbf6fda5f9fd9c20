# The command line and the application with sign-in, in the versions that were tested. Who starts it alone publishes its
# port on this machine: docker run --publish 127.0.0.1:8501:8501 ...
FROM python:3.11-slim

RUN useradd --create-home legalgraph
WORKDIR /opt/legalgraph
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY graph_loader graph_loader
COPY app app
COPY cypher cypher
COPY data data
RUN pip install --no-cache-dir --constraint constraints.txt '.[auth]'

USER legalgraph
WORKDIR /home/legalgraph
ENV STREAMLIT_SERVER_ADDRESS=0.0.0.0
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
ENTRYPOINT ["legalgraph"]
CMD ["app", "--no-browser"]
