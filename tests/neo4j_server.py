"""A real Neo4j Community server for the tests and benchmarks, started from its Maven artifacts on Java 17 or 21.

The jars are fetched once into `.neo4j/` of the checkout by Maven; each server has a folder of its own, listens on
loopback only, on a free port, with a password.
"""

import hashlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from graph_loader.stores.settings import Neo4jSettings

HERE = Path(__file__).parent
POM = HERE / "neo4j" / "pom.xml"
OPENS = [
    f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch", "java.lang")
]
READY = "Started."
START_SECONDS = 300
CONFIGURATION = """
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.security.allow_csv_import_from_file_urls=false
dbms.usage_report.enabled=false
server.memory.heap.max_size={heap}
server.memory.pagecache.size=256m
db.transaction.timeout=60s
db.memory.transaction.max=512m
db.tx_log.rotation.retention_policy=keep_none
"""


class ServerMissingError(Exception):
    """No server can be had here; the message is the reason."""


class Neo4jServer:
    """A server of one's own that can be started, stopped, killed and started again over the same data.

    Args:
        home: its folder; made when missing.
        heap: size of the Java heap.
    """

    def __init__(self, home: Path, *, heap: str = "1g") -> None:
        self.home = home
        self.heap = heap
        self.jars = jars()
        self.port = free_port()
        self.password = secrets.token_urlsafe(16)
        self.process: subprocess.Popen[bytes] | None = None
        for name in ("conf", "data", "logs", "import"):
            (home / name).mkdir(parents=True, exist_ok=True)
        self.configure()
        self.admin("dbms", "set-initial-password", self.password)

    @property
    def settings(self) -> Neo4jSettings:
        """How the server is reached."""
        return Neo4jSettings(f"bolt://127.0.0.1:{self.port}", "neo4j", self.password, "neo4j")

    def configure(self, *more: str) -> None:
        """Write the configuration, with further lines."""
        text = CONFIGURATION.format(port=self.port, heap=self.heap) + "\n".join(more) + "\n"
        (self.home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")

    def admin(self, *arguments: str, cwd: Path | None = None) -> str:
        """Run neo4j-admin over the server's folder; the server must not run."""
        environment = os.environ | {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        command = [*self._java(), "org.neo4j.cli.AdminTool", *arguments]
        done = subprocess.run(command, env=environment, cwd=cwd, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"neo4j-admin {arguments[0]} {arguments[1]} failed: {done.stdout}{done.stderr}")
        return done.stdout

    def start(self) -> None:
        """Start and wait until the server says so; a server that was killed may take a minute to recover."""
        log = self.home / "logs" / "console.log"
        command = [
            *self._java(f"-Xmx{self.heap}"),
            "org.neo4j.server.CommunityEntryPoint",
            f"--home-dir={self.home}",
            f"--config-dir={self.home / 'conf'}",
            "--console-mode",
        ]
        with log.open("wb") as output:
            self.process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
        until = time.monotonic() + START_SECONDS
        while READY not in log.read_text(encoding="utf-8", errors="replace"):
            if self.process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise RuntimeError(f"The server did not start: {log.read_text(encoding='utf-8', errors='replace')}")
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop in good order."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None:
            if self.process.poll() is None:
                self.process.send_signal(how)
            self.process.wait(timeout=60)
            self.process = None

    def _java(self, *options: str) -> list[str]:
        return [java(), *OPENS, *options, "-cp", f"{self.jars}/*"]


def java() -> str:
    """Return the Java 17 or 21 to use.

    Raises:
        ServerMissingError: there is none.
    """
    named = [str(Path(os.environ["JAVA_HOME"], "bin", "java"))] if "JAVA_HOME" in os.environ else []
    installed = [str(home / "bin" / "java") for home in sorted(Path("/usr/lib/jvm").glob("*"))]
    for name in (*named, "java", *installed):
        found = shutil.which(name)
        if found:
            said = subprocess.run([found, "-version"], capture_output=True, text=True, check=False).stderr
            match = re.search(r'version "(\d+)', said)
            if match and match[1] in {"17", "21"}:
                return found
    raise ServerMissingError("no Java 17 or 21 to start a Neo4j with; install one, or set NEO4J_TEST_URI")


def jars() -> Path:
    """Return the folder with the server's jars, fetched by Maven where it is missing.

    Raises:
        ServerMissingError: there is no Maven, or it could not fetch them.
    """
    java()
    key = hashlib.sha256(POM.read_bytes()).hexdigest()[:12]
    folder = HERE.parent / ".neo4j" / f"lib-{key}"
    if not folder.exists():
        maven = shutil.which("mvn")
        if maven is None:
            raise ServerMissingError("no Maven to fetch a Neo4j with; install it, or set NEO4J_TEST_URI")
        partial = folder.with_name(f"{folder.name}-{os.getpid()}")
        options = [f"-DoutputDirectory={partial}", "-DincludeScope=runtime"]
        command = [maven, "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            shutil.rmtree(partial, ignore_errors=True)
            raise ServerMissingError(f"Maven could not fetch a Neo4j: {done.stdout.strip()[-300:]}")
        try:
            partial.rename(folder)
        except OSError:
            shutil.rmtree(partial, ignore_errors=True)
    return folder


def free_port() -> int:
    """Return a port of loopback that is free now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def given_settings() -> Neo4jSettings | None:
    """Return the settings of a server that somebody set up for the tests (`NEO4J_TEST_URI` ...); they empty it."""
    uri = os.environ.get("NEO4J_TEST_URI")
    if not uri:
        return None
    return Neo4jSettings(
        uri,
        os.environ.get("NEO4J_TEST_USERNAME", "neo4j"),
        os.environ.get("NEO4J_TEST_PASSWORD", ""),
        os.environ.get("NEO4J_TEST_DATABASE", "neo4j"),
    )
