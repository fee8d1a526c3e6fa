function price(cents) {
  var text = (cents / 100).toFixed(2)
  return '¥' + text
}

function sum(lines) {
  return price(
    lines.reduce(function (all, line) {
      return all + line.price * line.count
    }, 0),
  )
}

export default { price: price, sum: sum }
