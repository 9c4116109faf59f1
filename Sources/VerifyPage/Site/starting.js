// What must be said even where the modules do not come, as on a bad network. This is no module itself.

document.getElementById("host").textContent = location.host;
document.getElementById("here").hidden = false;

document.querySelector("script[type=module]").addEventListener("error", () => {
    document.getElementById("starting").hidden = true;
    document.getElementById("incomplete").hidden = false;
});

// The link's fragment is still in the address: nothing has taken it out.
document.getElementById("reload").addEventListener("click", () => location.reload());
