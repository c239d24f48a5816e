// A button on each code example that copies it; of a console, only the commands, without prompts and output. It needs no
// inline script, no style and no image, so that it works with a strict content security policy. It is not a module:
// browsers load those only from a server.

{
  /** @param {Element} block @returns {string} */
  function getCode(block) {
    const copy = /** @type {Element} */ (block.cloneNode(true));
    copy.querySelectorAll(".linenos").forEach((number) => number.remove());
    if (!copy.querySelector(".gp")) return copy.textContent ?? "";
    // Pygments marks prompts with "gp" and output with "go".
    copy.querySelectorAll(".gp, .go").forEach((part) => part.remove());
    return (copy.textContent ?? "").split("\n").filter((line) => line.trim()).map((line) => `${line}\n`).join("");
  }

  // Browsers have a clipboard on pages from https, from this machine and from files.
  if (navigator.clipboard) {
    const status = document.createElement("div");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    document.body.append(status);
    for (const block of document.querySelectorAll("div.highlight")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy-button";
      button.setAttribute("aria-label", "Copy code");
      button.title = "Copy";
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(getCode(block.querySelector("pre") ?? block));
        button.classList.add("copied");
        status.textContent = "Copied";
        setTimeout(() => {
          button.classList.remove("copied");
          status.textContent = "";
        }, 2000);
      });
      block.append(button);
    }
  }
}
