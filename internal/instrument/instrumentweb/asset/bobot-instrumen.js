// Sums the weights while they are typed, exactly: in whole parts of a millionth.
(() => {
  const sum = document.querySelector("[data-weights-sum]");
  if (!sum) return;
  const fields = [...document.querySelectorAll("input[data-weight]")];
  const parse = (text) => {
    const m = /^(\d+)(?:[.,](\d{0,6}))?$/.exec(text.trim());
    return m ? BigInt(m[1] + (m[2] || "").padEnd(6, "0")) : null;
  };
  const show = () => {
    let total = 0n, known = true;
    for (const f of fields) {
      const n = parse(f.value);
      if (n === null) known = false;
      else total += n;
    }
    const digits = total.toString().padStart(7, "0");
    const decimals = digits.slice(-6).replace(/0+$/, "");
    const right = known && total === 100000000n;
    sum.textContent = digits.slice(0, -6) + (decimals ? "," + decimals : "");
    sum.parentElement.classList.toggle("bad", !right);
    sum.parentElement.classList.toggle("good", right);
  };
  for (const f of fields) f.addEventListener("input", show);
  show();
})();

// Asks before a form that was written in is left without saving it.
(() => {
  let written = false;
  for (const form of document.querySelectorAll("form.editor")) {
    form.addEventListener("input", () => { written = true; });
    form.addEventListener("submit", () => { written = false; });
  }
  addEventListener("beforeunload", (event) => { if (written) event.preventDefault(); });
})();
