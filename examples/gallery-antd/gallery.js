import locale from 'antd-mini/es/_locale/en-US'

/** A page of the gallery: in the app's colours, and with a line that says what was heard last. */
export function gallery(definition) {
  const { data, ...rest } = definition
  return {
    ...rest,
    data: { ...data, theme: getApp().globalData.theme, locale, said: '' },
    say(said) {
      this.setData({ said })
    },
  }
}

/** Handlers by these names, each of which says its name and the first thing that it was given. */
export function telling(...names) {
  const handlers = {}
  for (const name of names) {
    handlers[name] = function tell(value) {
      const words = typeof value === 'object' && value !== null && 'currentTarget' in value ? '' : JSON.stringify(value)
      this.say(`${name} ${words}`.trim())
    }
  }
  return handlers
}
