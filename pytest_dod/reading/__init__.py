"""Markdown to Task, pure."""

from __future__ import annotations

from .task import read_task

__all__ = ["read_task"]
