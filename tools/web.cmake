# The browser program: the wasm module and the bundled shell, put together in dist/.
