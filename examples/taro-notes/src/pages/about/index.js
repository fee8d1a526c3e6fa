import { Button, Image, Swiper, SwiperItem, Text, View } from '@tarojs/components'
import Taro, { useReady } from '@tarojs/taro'
import { useState } from 'react'
import star from './star.png'
import './index.css'

export default function About() {
  const [weather, setWeather] = useState('not asked')
  const [width, setWidth] = useState(0)
  useReady(() => {
    Taro.createSelectorQuery()
      .select('#slides')
      .boundingClientRect((box) => setWidth(Math.round(box.width)))
      .exec()
  })
  const ask = () =>
    Taro.request({ url: 'https://weather.example/today.json' })
      .then(({ data }) => setWeather(data.words))
      .catch(({ errMsg }) => setWeather(errMsg))
  return (
    <View>
      <Swiper id="slides" indicatorDots>
        <SwiperItem>
          <Image src={star} mode="aspectFit" className="star" />
        </SwiperItem>
        <SwiperItem>
          <View className="section">Second</View>
        </SwiperItem>
      </Swiper>
      <View className="section">
        <Text id="width">{width}</Text> wide
      </View>
      <View className="section">
        Weather: <Text id="weather">{weather}</Text>
        <Button id="ask" onClick={ask}>
          Ask
        </Button>
      </View>
    </View>
  )
}
