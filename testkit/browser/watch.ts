import type { BrowserContext } from 'playwright-core'

/** What a browser complained of: errors in the console, uncaught errors, breaches of the content security policy. */
export interface Watch {
  context(context: BrowserContext, whose: string): Promise<void>
  /** Lets complaints that fit pass. `reason` says why they belong to the test. */
  tolerate(pattern: RegExp, reason: string): void
  /** Everything that nobody tolerated. */
  troubles(): string[]
}

/** Runs in the page: a breach becomes a console error, whatever the browser itself says about it. */
function tellBreaches(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(
      `securitypolicyviolation: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
    )
  })
}

export function createWatch(): Watch {
  const heard: string[] = []
  const tolerated: RegExp[] = []
  return {
    async context(context, whose) {
      await context.addInitScript(tellBreaches)
      context.on('console', (message) => {
        if (message.type() !== 'error') return
        const index = heard.push(`${whose}: ${message.text()} (${message.location().url})`) - 1
        // An error that the app hands to the console is shown by its name only; the page has the rest of it.
        const [first] = message.args()
        first
          ?.evaluate((value) => (value instanceof Error ? `${value.name}: ${value.message} ${value.stack}` : ''))
          .then((more) => {
            if (more !== '') heard[index] = `${whose}: ${more}`
          })
          .catch(() => {})
      })
      context.on('weberror', (error) => heard.push(`${whose}: ${error.error().stack ?? error.error().message}`))
    },
    tolerate(pattern) {
      tolerated.push(pattern)
    },
    troubles: () => heard.filter((each) => !tolerated.some((pattern) => pattern.test(each))),
  }
}
