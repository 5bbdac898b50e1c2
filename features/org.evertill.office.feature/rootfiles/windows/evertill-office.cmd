@call "%~dp0evertill-start.cmd" office %*
@exit /b %ERRORLEVEL%
