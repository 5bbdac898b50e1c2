@call "%~dp0evertill-start.cmd" till %*
@exit /b %ERRORLEVEL%
