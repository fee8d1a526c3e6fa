/**
 * Keeps the app above the keyboard. Browsers that resize the page do it themselves (`interactive-widget` in
 * index.html); iOS lays the keyboard over the page and only tells the visual viewport.
 */
export function startViewport(): void {
  const view = window.visualViewport
  if (!view) return
  const fit = () => {
    const covered = window.innerHeight - view.height * view.scale
    const root = document.documentElement
    if (covered > 80 && view.scale === 1) {
      root.style.setProperty('--viewport-block', `${view.height}px`)
      root.style.setProperty('--safe-bottom', '0px')
      window.scrollTo(0, 0)
    } else {
      root.style.removeProperty('--viewport-block')
      root.style.removeProperty('--safe-bottom')
    }
  }
  view.addEventListener('resize', fit)
  view.addEventListener('scroll', fit)
}
