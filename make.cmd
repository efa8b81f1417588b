@echo off
rem Samma kommandon som i Makefile, for Windows: make.cmd demo, make.cmd test, make.cmd check
setlocal
cd /d "%~dp0"
if not exist .venv\.klar (
    py -3 -m venv .venv || exit /b 1
    .venv\Scripts\python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock || exit /b 1
    .venv\Scripts\python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . || exit /b 1
    type nul > .venv\.klar
)
if "%1"=="demo" .venv\Scripts\python -m templates.demo
if "%1"=="test" .venv\Scripts\python -m pytest -n auto --dist loadgroup
if "%1"=="check" .venv\Scripts\ruff check . && .venv\Scripts\mypy && .venv\Scripts\lint-imports
if "%1"=="workbooks" .venv\Scripts\python -m templates.build
exit /b %errorlevel%
