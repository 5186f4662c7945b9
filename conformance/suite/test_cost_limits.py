"""`bulla cost limits`: budgets outlive a restart, are told once a month, and only where the operator allows it."""

import http.server
import json
import queue
import ssl
import subprocess
import threading
import urllib.request
from contextlib import contextmanager

import pytest

from server import ACCOUNT, BINARY, Server, clean_environment, eventually
from tls import Authority

SECRET = "s3cret-path"


def bulla(*arguments, code=0, **settings):
    done = subprocess.run(
        [BINARY, *map(str, arguments)], env={**clean_environment(), **settings}, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == code, (arguments, done.stdout, done.stderr)
    return done.stdout + done.stderr


def limits(server, *arguments, **more):
    return bulla("cost", "limits", *arguments, "--data-dir", server.data_dir, **more)


@contextmanager
def receiver(answers=(), tls=None):
    """A local webhook. Answers with the given statuses, then with 204; with `tls`, a file with certificate and key, over TLS."""
    posted, answers = queue.Queue(), list(answers)

    class Receiver(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            posted.put((self.path, self.headers["content-type"], json.loads(body)))
            status = answers.pop(0) if answers else 204
            self.send_response(status)
            if status == 302:
                self.send_header("location", f"http://localhost:{self.server.server_port}/elsewhere")
            self.end_headers()

        def log_message(self, *_):
            pass

    hook = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    if tls:
        # Who refuses the certificate breaks the connection off.
        hook.handle_error = lambda *_: None
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(tls)
        hook.socket = context.wrap_socket(hook.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=hook.serve_forever, daemon=True).start()
    try:
        yield f"localhost:{hook.server_port}", posted
    finally:
        hook.shutdown()
        hook.server_close()


def metrics(server):
    with urllib.request.urlopen(f"{server.operations}/metrics", timeout=10) as answer:
        lines = answer.read().decode().splitlines()
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines if line.startswith("bulla_cost_limit")}


def events(server, name):
    return [event for event in server.newest_events(200) if event["eventName"] == name]


def test_a_budget_that_is_passed_is_told_once(tmp_path):
    with receiver([500]) as (host, posted):
        server = Server(tmp_path / "data", BULLA_WEBHOOK_ALLOW=f"hooks.example,{host}").start()
        try:
            server.client().create_key()
            url = f"http://{host}/{SECRET}?token=1"
            said = limits(server, "set", "--account", ACCOUNT, "--amount", "0.0001", BULLA_COST_WEBHOOK=url)
            assert f"The budget of {ACCOUNT} is 0.0001 USD a month. It is told to http://{host}#" in said and SECRET not in said
            first, again = posted.get(timeout=20), posted.get(timeout=20)
            # The first was answered with 500 and is sent again as it was.
            assert first == again
            path, kind, body = again
            assert (path, kind) == (f"/{SECRET}?token=1", "application/json")
            assert body["event"] == "CostLimitPassed" and body["account"] == ACCOUNT and body["currency"] == "USD"
            assert body["limit"] == "0.0001" and body["passedBy"] in ("actual", "forecast")
            assert float(body["actual"]) > 0.001 and body["id"].endswith("/" + body["month"])
            (event,) = eventually(lambda: events(server, "CostLimitPassed"))
            assert event["serviceEventDetails"] == body
            label = f'{{account="{ACCOUNT}"}}'
            shown = metrics(server)
            assert shown[f"bulla_cost_limit_passed{label}"] == 1 and shown[f"bulla_cost_limit_amount{label}"] == 0.0001
            assert shown[f"bulla_cost_limit_actual{label}"] == pytest.approx(float(body["actual"]))

            # One that is not passed, and a change that has all looked at again.
            limits(server, "set", "--all", "--amount", "100")
            eventually(lambda: 'bulla_cost_limit_passed{account="all"}' in metrics(server))
            assert metrics(server)['bulla_cost_limit_passed{account="all"}'] == 0
            server.kill()
            server.start()
            eventually(lambda: f"bulla_cost_limit_passed{label}" in metrics(server))
            listed = json.loads(limits(server, "list", "--format", "json"))
            assert [(one["account"], one["amount"]) for one in listed] == [(ACCOUNT, "0.0001"), ("all", "100")]
            assert posted.empty(), "told once a month"
            assert len(events(server, "CostLimitPassed")) == 1

            # Set again, it is another budget.
            limits(server, "set", "--account", ACCOUNT, "--amount", "0.0002", "--webhook", url)
            assert posted.get(timeout=20)[2]["id"] != body["id"]
            limits(server, "remove", "--account", ACCOUNT)
            eventually(lambda: f"bulla_cost_limit_passed{label}" not in metrics(server))
            assert "there is no budget of" in limits(server, "remove", "--account", ACCOUNT, code=1)
            assert {"SetCostLimit", "RemoveCostLimit"} <= {event["eventName"] for event in server.newest_events(50)}
            server.terminate()
            assert json.loads(limits(server, "list", "--format", "json"))[0]["account"] == "all"
            log = "".join(path.read_text() for path in (server.data_dir / "audit").glob("*.jsonl"))
            assert "SetCostLimit" in log and SECRET not in log and SECRET not in server.said()
        finally:
            server.end()


def test_only_named_hosts_are_called(tmp_path):
    with receiver([302] * 9) as (host, posted):
        server = Server(tmp_path / "data").start()
        try:
            url = f"http://{host}/{SECRET}"
            said = limits(server, "set", "--all", "--amount", "0.0001", "--webhook", url, code=1)
            assert f"the webhook is at {host}, which --webhook-allow of `bulla serve` does not name" in said and SECRET not in said
            for refused in ("ftp://a/x", "http://hooks.example/x", "https://user@hooks.example/"):
                limits(server, "set", "--all", "--amount", "1", "--webhook", refused, code=1)
            for amount in ("0", "-1", "much"):
                assert "such as 100" in limits(server, "set", "--all", f"--amount={amount}", code=1)
            limits(server, "set", "--amount", "1", code=2)
            limits(server, "set", "--amount", "1", "--all", "--account", ACCOUNT, code=2)
            assert "12 digits" in limits(server, "set", "--amount", "1", "--account", "12", code=1)
            assert json.loads(limits(server, "list", "--format", "json")) == []
            server.client().create_key()
        finally:
            server.end()
        server = Server(tmp_path / "data", BULLA_WEBHOOK_ALLOW=host).start()
        try:
            limits(server, "set", "--all", "--amount", "0.0001", "--webhook", url)
            failures = 'bulla_cost_limit_webhook_failures_total{account="all"}'
            eventually(lambda: metrics(server).get(failures) == 1)
            assert {posted.get(timeout=5)[0] for _ in range(3)} == {f"/{SECRET}"} and posted.empty(), "no redirect was followed"
            assert not events(server, "CostLimitPassed"), "it is not told yet"
            assert "redirects are not followed" in server.said() and SECRET not in server.said()
        finally:
            server.end()


def test_a_webhook_over_tls_shows_a_certificate_for_its_name_of_an_authority_that_is_trusted(tmp_path):
    """One of another authority or for another name is not told."""

    def pair(authority, name):
        path = tmp_path / f"{name}.pem"
        path.write_bytes(b"".join(authority.issue(name)))
        return path

    trusted, unknown = Authority("trusted"), Authority("unknown")
    ca = tmp_path / "ca.pem"
    ca.write_bytes(trusted.pem)
    with (
        receiver(tls=pair(trusted, "hook")) as (host, posted),
        receiver(tls=pair(unknown, "stranger")) as (stranger, unposted),
    ):
        # The same receiver under a name that its certificate does not have.
        other_name = host.replace("localhost", "hooks.internal")
        allowed = f"{host},{stranger},{other_name}=127.0.0.1"
        server = Server(tmp_path / "data", BULLA_WEBHOOK_ALLOW=allowed, BULLA_OIDC_CA_FILE=str(ca)).start()
        try:
            server.client().create_key()
            failures = 'bulla_cost_limit_webhook_failures_total{account="all"}'
            for number, refused in enumerate((stranger, other_name), start=1):
                url = f"https://{refused}/{SECRET}"
                limits(server, "set", "--all", "--amount", "0.0001", BULLA_COST_WEBHOOK=url)
                eventually(lambda number=number: metrics(server).get(failures) == number)
            said = server.said()
            assert said.count("TLS failed") == 2 and "a root of your own goes into --oidc-ca-file" in said and SECRET not in said
            assert "UnknownIssuer" in said and "only valid for" in said
            assert posted.empty() and unposted.empty() and not events(server, "CostLimitPassed")
            said = limits(server, "set", "--all", "--amount", "0.0001", BULLA_COST_WEBHOOK=f"https://{host}/{SECRET}")
            assert f"It is told to https://{host}#" in said
            path, _, body = posted.get(timeout=20)
            (event,) = eventually(lambda: events(server, "CostLimitPassed"))
            assert path == f"/{SECRET}" and event["serviceEventDetails"] == body
            assert metrics(server)[failures] == 2
        finally:
            server.end()
