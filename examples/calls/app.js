App({
  onLaunch() {
    const updates = wx.getUpdateManager()
    updates.onUpdateReady(() => {
      wx.showModal({ title: 'There is a newer one', content: 'Begin anew with it?' }).then(({ confirm }) => {
        if (confirm) updates.applyUpdate()
      })
    })
  },
})
