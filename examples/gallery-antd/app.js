App({
  globalData: { theme: my.getSystemInfoSync().theme === 'dark' ? 'dark' : 'light' },
})
