// Keeps an open page up to date without a reload: the server says that something changed, the page
// asks for itself again and takes the new content. Without scripts every page works as it stands.
"use strict";
(() => {
  if (!window.EventSource) return;

  const pause = 3000; // milliseconds between two refreshes
  const patience = 60000; // before a stream that was refused is asked for again
  const place = () => document.querySelector("main[data-live]");
  let source = null;
  let timer = null;
  let last = 0;
  let shown = place()?.innerHTML;

  // Whether a form that is to be sent has been begun: what was typed or ticked is not lost.
  function begun(main) {
    return [...main.querySelectorAll("form[method=post] input")].some((one) =>
      one.type === "checkbox" || one.type === "radio"
        ? one.checked !== one.defaultChecked
        : one.type === "file"
          ? one.files.length > 0
          : one.value !== one.defaultValue,
    );
  }

  // Whoever writes, or has marked a text, is not disturbed: he is told.
  function busy(main) {
    const at = document.activeElement;
    const writes = main.contains(at) && /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
    const marked = document.getSelection();
    return writes || begun(main) || (marked && !marked.isCollapsed && main.contains(marked.anchorNode));
  }

  function take(main, fresh) {
    const focusable = () => [...main.querySelectorAll("a[href], button, summary")];
    const folds = () => [...main.querySelectorAll("details")];
    const focused = focusable().indexOf(document.activeElement);
    const open = folds().map((one) => one.open);
    main.replaceChildren(...fresh.childNodes);
    folds().forEach((one, at) => {
      if (at < open.length) one.open = open[at];
    });
    if (focused >= 0) focusable()[focused]?.focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent("ecluse:refreshed"));
  }

  async function refresh() {
    timer = null;
    last = Date.now();
    const main = place();
    if (!main) return;
    const reply = await fetch(location.href, {
      headers: { "X-Ecluse-Live": "1" }, // its reader may be away: his session lasts no longer
      redirect: "manual",
    });
    if (reply.type === "opaqueredirect") return location.reload(); // signed out: nothing stays
    if (!reply.ok) return;
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const fresh = page.querySelector("main");
    if (!fresh || fresh.innerHTML === shown) return;
    const notice = document.getElementById("nouveau");
    if (busy(main)) {
      if (notice) notice.hidden = false;
      return;
    }
    if (notice) notice.hidden = true;
    shown = fresh.innerHTML;
    take(main, fresh);
  }

  function refreshSoon() {
    if (timer === null)
      timer = setTimeout(() => refresh().catch(() => {}), Math.max(0, last + pause - Date.now()));
  }

  function leave() {
    source?.close();
    source = null;
  }

  function listen() {
    const main = place();
    if (source || !main || document.hidden) return;
    const stream = (source = new EventSource(main.dataset.live));
    stream.addEventListener("change", refreshSoon);
    stream.addEventListener("error", () => {
      if (stream.readyState !== EventSource.CLOSED || source !== stream) return; // it tries again
      source = null;
      refreshSoon();
      setTimeout(listen, patience);
    });
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return leave();
    refreshSoon();
    listen();
  });
  // Another page took the place of this one, without a load.
  document.addEventListener("htmx:afterSettle", () => {
    const path = place()?.dataset.live;
    shown = place()?.innerHTML;
    if (source && path && source.url.endsWith(path)) return;
    leave();
    listen();
  });
  listen();
})();
