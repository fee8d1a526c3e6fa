const { listed, run } = require('../../acts')

const acts = [
  {
    id: 'primes',
    title: 'Count primes beside the page',
    act: () =>
      new Promise((resolve) => {
        const worker = wx.createWorker('workers/primes/index.js')
        worker.onMessage((message) => {
          worker.terminate()
          resolve(message)
        })
        worker.postMessage({ below: 100000 })
      }),
  },
]

Page({
  data: { acts: listed(acts), said: '' },
  run: run(acts),
})
