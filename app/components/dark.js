function dark(host) {
  const colour = getComputedStyle(host).getPropertyValue("--st-background-color").trim();
  const channels = /^#([0-9a-f]{6})/i.exec(colour);
  if (!channels) return false;
  const value = parseInt(channels[1], 16);
  return ((value >> 16) & 255) * 0.299 + ((value >> 8) & 255) * 0.587 + (value & 255) * 0.114 < 128;
}
