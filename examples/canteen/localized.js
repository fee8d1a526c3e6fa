/** What every page and component needs to speak the member's tongue. */
export const localized = Mixin({
  data: { t: {}, language: 'en' },
  methods: {
    speak() {
      const { texts, language } = getApp()
      this.setData({ t: texts, language })
    },
  },
})
