// Runs before the program, so that its libraries live under the page's own content security policy.
(() => {
  // zod would try whether it may make code from text; the policy forbids that and reports each attempt.
  // oxlint-disable-next-line no-underscore-dangle -- zod's own name
  globalThis.__zod_globalConfig = { jitless: true };

  // A few of antd's style elements (scroll lock, scrollbar width) come without the page's nonce.
  const { content: nonce } = document.querySelector('meta[name="csp-nonce"]');
  const create = document.createElement.bind(document);
  document.createElement = (name, options) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
})();
