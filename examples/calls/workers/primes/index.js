const isPrime = require('./isPrime')

worker.onMessage(({ below }) => {
  let count = 0
  for (let number = 2; number < below; number += 1) if (isPrime(number)) count += 1
  worker.postMessage({ below, count })
})
