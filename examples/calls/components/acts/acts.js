Component({
  properties: { acts: Array, said: String },
  methods: {
    tapped({ currentTarget }) {
      this.triggerEvent('act', { id: currentTarget.id })
    },
  },
})
