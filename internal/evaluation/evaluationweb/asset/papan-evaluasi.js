// Keeps the board of the evaluation true while somebody looks at it: asks every two
// seconds whether anything has changed, and takes over the new board where it has.
(() => {
  const board = document.getElementById('papan');
  if (!board || !board.dataset.pulse) return;
  let last = board.dataset.now;
  const said = document.getElementById('papan-keadaan');
  const say = (text) => { if (said && said.textContent !== text) said.textContent = text; };
  const renew = async () => {
    const answer = await fetch(location.href, {headers: {Accept: 'text/html'}});
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById('papan');
    const held = document.activeElement && board.contains(document.activeElement) ? document.activeElement.id : '';
    board.replaceChildren(...fresh.childNodes);
    last = board.dataset.now = fresh.dataset.now;
    if (held) document.getElementById(held)?.focus();
  };
  const look = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch(board.dataset.pulse, {headers: {Accept: 'application/json'}});
        if (!answer.ok) throw new Error(answer.status);
        const {pulse} = await answer.json();
        if (String(pulse) !== last) await renew();
        say('');
      } catch {
        say(board.dataset.lost);
      }
    }
    setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
})();
