"""The AWS CLI's own pages of examples: their commands, their files, and the shape of the output that they print."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import awscli

EXAMPLES = Path(awscli.__file__).parent / "examples"


@dataclass
class Example:
    """One block of a page that has commands, with the output printed below it."""

    operation: str
    number: int
    commands: list = field(default_factory=list)
    output: str = ""
    files: dict = field(default_factory=dict)

    @property
    def name(self):
        return f"{self.operation} {self.number}"


def blocks(page):
    """The literal blocks of a page, each with the line that introduces it."""
    lines = page.expandtabs().splitlines()
    number = 0
    while number < len(lines):
        introduction = lines[number]
        number += 1
        if not introduction.rstrip().endswith("::") or introduction.startswith(" "):
            continue
        block = []
        while number < len(lines) and (not lines[number].strip() or lines[number].startswith(" ")):
            block.append(lines[number])
            number += 1
        if any(block):
            yield introduction, "\n".join(block).strip("\n")


def commands_of(service, block):
    """The `aws SERVICE` commands of a block. Backslashes that white space follows, or that are missing before an option
    on a line of its own, are slips of the pages."""
    text = re.sub(r"\\[ ]+$", r"\\", block, flags=re.MULTILINE)
    text = re.sub(r"(?<!\\)\n(?=\s+--)", r"\\\n", text)
    logical = re.sub(r"\\\n\s*", " ", text).splitlines()
    return [line.strip() for line in logical if line.strip().startswith(f"aws {service} ")]


def is_for_windows(block):
    return re.search(r"\^$", block.replace(" ", ""), re.MULTILINE) is not None


def examples_of(service, operation):
    """The examples of one page, numbered in their order. A file may be printed before the commands or after them, and
    so may what the reader is to make of a file that a command has written."""
    path = EXAMPLES / service / f"{operation}.rst"
    found, files, last = [], {}, None
    for introduction, block in blocks(path.read_text()) if path.exists() else []:
        if file := re.search(r"Contents of (?:``)?([^`]+?)(?:``)?::", introduction):
            files[file.group(1)] = block
            if last is not None:
                last.files[file.group(1)] = block
        elif block.lstrip().startswith("{"):
            if last is not None:
                if written := re.search(r" > (\S+\.json)$", last.commands[-1]):
                    files[written.group(1)] = block
                else:
                    last.output = block
            last = None
        elif is_for_windows(block):
            last = None
        elif commands := commands_of(service, block):
            last = Example(operation, len(found) + 1, commands, files=dict(files))
            found.append(last)
        else:
            last = None
    return found


def excluded(path):
    """Name and reason of every example that a file lists as left out."""
    entries = {}
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            name, reason = line.split(":", 1)
            assert name not in entries, line
            assert reason.strip(), line
            entries[name] = reason.strip()
    return entries


class Shape:
    """Reads printed JSON for its shape. The pages have commas missing, dates unquoted, and lists cut with dots."""

    TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:]|[^\s{}\[\]:,"][^\s{}\[\],"]*')

    def __init__(self, text):
        self.tokens = [token for token in self.TOKEN.findall(text) if token != "..."]

    def read(self):
        token = self.tokens.pop(0)
        if token == "{":
            members = {}
            while self.tokens[0] != "}":
                name = json.loads(self.tokens.pop(0))
                assert self.tokens.pop(0) == ":"
                members[name] = self.read()
            self.tokens.pop(0)
            return members
        if token == "[":
            items = []
            while self.tokens[0] != "]":
                items.append(self.read())
            self.tokens.pop(0)
            return items
        try:
            return json.loads(token)
        except json.JSONDecodeError:
            return token


def differences(printed, actual, path="output"):
    """Where `actual` lacks the shape of what is printed. Numbers and truth values must be equal."""
    if isinstance(printed, float):
        # A time, printed as version 1 of the CLI does.
        if not isinstance(actual, str):
            yield f"{path}: {actual!r} instead of a time"
    elif type(printed) is not type(actual):
        yield f"{path}: {actual!r} instead of {printed!r}"
    elif isinstance(printed, dict):
        for name, value in printed.items():
            if name in ("Truncated", "IsTruncated"):
                # The pages are older than the CLI's own paging, which reads this member and prints it no more.
                continue
            if name not in actual:
                yield f"{path}.{name} is missing"
            else:
                yield from differences(value, actual[name], f"{path}.{name}")
    elif isinstance(printed, list):
        if printed and not actual:
            yield f"{path} is empty"
        elif printed:
            yield from differences(printed[0], actual[0], f"{path}[0]")
    elif isinstance(printed, (bool, int)) and printed != actual:
        yield f"{path}: {actual!r} instead of {printed!r}"
