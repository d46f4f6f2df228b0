FROM rust:1.95-bookworm AS build
# wasm-opt, which makes the app smaller, runs in Node
RUN apt-get update && apt-get install --yes --no-install-recommends nodejs npm
WORKDIR /src
COPY . .
RUN npm ci --prefix e2e \
    && cargo xtask build-web \
    && cargo build --release --package vitrine-api

FROM debian:bookworm-slim
RUN install --directory --owner=10001 --group=10001 /data
COPY --from=build /src/target/release/vitrine /usr/local/bin/vitrine
ENV VITRINE__BIND=0.0.0.0:8080 VITRINE__DATA_DIR=/data
USER 10001:10001
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["vitrine"]
CMD ["serve"]
