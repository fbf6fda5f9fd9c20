"""A small OpenID Connect provider on loopback: discovery, the code flow with PKCE, signed tokens, sign-out.

It knows the people that a test gives it, asks on a page of its own who signs in, and can refuse or be away.
"""

import base64
import hashlib
import html
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "legalgraph"


@dataclass
class Person:
    """Somebody who can sign in; `claims` go into the ID token, `age` is how many seconds ago they signed in."""

    subject: str
    claims: dict[str, object] = field(default_factory=dict)
    age: int = 0


class OidcProvider:
    """The provider; `issuer` is its address, `secret` that of its one client.

    Args:
        people: who can sign in, by what their button says.
    """

    def __init__(self, people: dict[str, Person]) -> None:
        self.people = people
        self.secret = secrets.token_urlsafe(24)
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.signs_with = self.key
        self.asked: list[dict[str, str]] = []
        self.codes: dict[str, tuple[Person, dict[str, str]]] = {}
        self.people_by_token: dict[str, Person] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Be away from now on."""
        self._server.shutdown()
        self._server.server_close()

    def discovery(self) -> dict[str, object]:
        """What the provider says of itself."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/keys",
            "end_session_endpoint": f"{self.issuer}/sign-out",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def form(self, asked: dict[str, str]) -> str:
        """The page that asks who signs in; it sends the answer by POST, as real ones do."""
        hidden = "".join(
            f'<input type="hidden" name="{html.escape(k)}" value="{html.escape(v)}">' for k, v in asked.items()
        )
        names = [*self.people, "refuse"]
        buttons = "".join(f'<button name="person" value="{html.escape(n)}">{html.escape(n)}</button>' for n in names)
        return f'<!doctype html><title>Provider</title><form method="post" action="/choose">{hidden}{buttons}</form>'

    def chosen(self, sent: dict[str, str]) -> str:
        """Where a person's choice leads."""
        if sent["person"] == "refuse":
            told = {"error": "access_denied", "error_description": "no", "state": sent["state"]}
        else:
            code = secrets.token_urlsafe(16)
            self.codes[code] = self.people[sent["person"]], sent
            told = {"code": code, "state": sent["state"]}
        return f"{sent['redirect_uri']}?{urlencode(told)}"

    def tokens(self, sent: dict[str, str], credentials: tuple[str, str]) -> dict[str, object] | None:
        """The tokens for a code, once; None for a wrong client, code, address or proof (PKCE)."""
        person, asked = self.codes.pop(sent.get("code", ""), (None, {}))
        proof = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(proof).rstrip(b"=").decode()
        rightly = (
            credentials == (CLIENT, self.secret)
            and sent.get("redirect_uri") == asked.get("redirect_uri")
            and asked.get("code_challenge") == challenge
        )
        if person is None or not rightly:
            return None
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "sub": person.subject,
            "aud": CLIENT,
            "iat": now - person.age,
            "exp": now + 3600,
            "nonce": asked["nonce"],
        }
        access = secrets.token_urlsafe(16)
        self.people_by_token[access] = person
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims | person.claims, self.signs_with)
        return {"access_token": access, "token_type": "Bearer", "expires_in": 3600, "id_token": signed}

    def _handler(provider) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path, asked = urlsplit(self.path).path, _one_each(urlsplit(self.path).query)
                if path == "/.well-known/openid-configuration":
                    self.say_json(provider.discovery())
                elif path == "/keys":
                    self.say_json({"keys": [provider.key.as_dict(private=False)]})
                elif path == "/authorize" and asked.get("client_id") == CLIENT:
                    provider.asked.append(asked)
                    self.say(200, provider.form(asked), "text/html; charset=utf-8")
                elif path == "/userinfo":
                    person = provider.people_by_token.get(self.headers.get("Authorization", "")[7:])
                    self.say_json({"sub": person.subject, **person.claims} if person else {}, 200 if person else 401)
                elif path == "/sign-out":
                    provider.asked.append(asked)
                    self.lead(asked["post_logout_redirect_uri"])
                else:
                    self.say(204 if path == "/favicon.ico" else 404, "", "text/plain")

            def do_POST(self) -> None:
                sent = _one_each(self.rfile.read(int(self.headers["Content-Length"])).decode())
                if self.path == "/choose":
                    self.lead(provider.chosen(sent))
                    return
                basic = base64.b64decode(self.headers.get("Authorization", "")[6:]).decode().partition(":")
                found = provider.tokens(sent, (unquote(basic[0]), unquote(basic[2])))
                self.say_json(found or {"error": "invalid_grant"}, 200 if found else 400)

            def say_json(self, what: object, status: int = 200) -> None:
                self.say(status, json.dumps(what), "application/json")

            def say(self, status: int, text: str, kind: str) -> None:
                body = text.encode()
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def lead(self, address: str) -> None:
                self.send_response(303)
                self.send_header("Location", address)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def _one_each(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
