export default function ({ data, parentElement }) {
  const page = (parentElement.host ?? parentElement).closest('[data-testid="stMain"]');
  if (!page || page.dataset.shown === data.shown) return;
  if (page.dataset.shown !== undefined) page.scrollTo(0, 0);
  page.dataset.shown = data.shown;
}
