@echo off
rem Every other command: elearn backup FILE, elearn users add NAME ...
setlocal
set "ELEARN_DATA=%LOCALAPPDATA%\elearn"
if exist "%~dp0data\" set "ELEARN_DATA=%~dp0data"
set "PYTHONUTF8=1"
"%~dp0python\python.exe" "%~dp0app\elearn_main.py" %*
