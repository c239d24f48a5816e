"""What came from a server and is not an image is named in any case, however it is written."""

from __future__ import annotations

import time

import pytest

from sphinx_openpractices.logos.fetching.prepare import require_image

PAGES = [
    b"<!DOCTYPE html>",
    b"\xef\xbb\xbf\n<!doctype\nHTML public>",
    b"<!-- a --><!----> <!-- > -->\n<html lang=en>",
    b"<Body>",
    b"<head",
]
OTHERS = [b"text", b"<htmlx>", b"<!-- <html>", b"&lt;html>", b"\xff\xfe<html>", b"<!---->" * 40 + b"text"]


@pytest.mark.parametrize("data", PAGES)
def test_web_page_is_called_so(data):
    with pytest.raises(ValueError, match="web page"):
        require_image(data)


@pytest.mark.parametrize("data", OTHERS)
def test_what_is_no_web_page_is_told_apart_at_once(data):
    start = time.process_time()
    with pytest.raises(ValueError, match="SVG, PNG"):
        require_image(data)
    assert time.process_time() - start < 1
