// Says so where a module does not come, as on a bad network. This is no module itself: it must run when they do not.

document.querySelector("script[type=module]").addEventListener("error", () => {
    document.getElementById("starting").hidden = true;
    document.getElementById("incomplete").hidden = false;
});

// The link's fragment is still in the address: nothing has taken it out.
document.getElementById("reload").addEventListener("click", () => location.reload());
