use crate::{Client, Credentials, Error, locked};
use reqwest::header::{
    ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, ETAG, HeaderName, HeaderValue, IF_MATCH, IF_NONE_MATCH,
};
use reqwest::{Method, RequestBuilder, StatusCode, Url};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;
use vitrine_contract::{RefreshSession, SignedIn};

const CSRF_TOKEN: HeaderName = HeaderName::from_static("x-csrf-token");
const CLIENT_ASSIGNEES: HeaderName = HeaderName::from_static("client-assignees");
const ACCESS_REVIEW: HeaderName = HeaderName::from_static("access-review");
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
const PREVIEW: HeaderName = HeaderName::from_static("vitrine-preview");

/// One request, still without credentials. Not generic, so that the browser's copy of this crate stays small.
pub(crate) struct Call {
    method: Method,
    path: String,
    query: Vec<(String, String)>,
    headers: Vec<(HeaderName, String)>,
    body: Option<Vec<u8>>,
    renews: bool,
}

pub(crate) struct Reply {
    status: StatusCode,
    pub(crate) etag: Option<String>,
    body: Vec<u8>,
}

impl Call {
    fn new(method: Method, path: impl Into<String>) -> Self {
        Self { method, path: path.into(), query: Vec::new(), headers: Vec::new(), body: None, renews: true }
    }

    pub(crate) fn get(path: impl Into<String>) -> Self {
        Self::new(Method::GET, path)
    }

    pub(crate) fn post(path: impl Into<String>) -> Self {
        Self::new(Method::POST, path)
    }

    pub(crate) fn put(path: impl Into<String>) -> Self {
        Self::new(Method::PUT, path)
    }

    pub(crate) fn delete(path: impl Into<String>) -> Self {
        Self::new(Method::DELETE, path)
    }

    pub(crate) fn patch(path: impl Into<String>, input: &impl Serialize) -> Result<Self, Error> {
        Ok(Self::new(Method::PATCH, path).bytes("application/merge-patch+json", encoded(input)?))
    }

    /// A call that makes or ends the session itself, and is not to be tried again with a renewed one.
    pub(crate) fn without_renewal(mut self) -> Self {
        self.renews = false;
        self
    }

    pub(crate) fn json(self, input: &impl Serialize) -> Result<Self, Error> {
        Ok(self.bytes("application/json", encoded(input)?))
    }

    pub(crate) fn bytes(mut self, media_type: &str, body: Vec<u8>) -> Self {
        self.body = Some(body);
        self.header(CONTENT_TYPE, media_type)
    }

    pub(crate) fn if_match(self, revision: &str) -> Self {
        self.header(IF_MATCH, format!("\"{revision}\""))
    }

    pub(crate) fn if_none_match(self, revision: &str) -> Self {
        self.header(IF_NONE_MATCH, format!("\"{revision}\""))
    }

    fn header(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Lists become one value with commas, `-` standing for nothing; absent fields leave no trace.
    pub(crate) fn query(mut self, query: &impl Serialize) -> Result<Self, Error> {
        if let Value::Object(fields) = serde_json::to_value(query).map_err(unsendable)? {
            for (name, value) in fields {
                match value {
                    Value::Null => {}
                    Value::Array(items) => {
                        self.query.push((name, items.iter().map(text).collect::<Vec<_>>().join(",")));
                    }
                    value => self.query.push((name, text(&value))),
                }
            }
        }
        Ok(self)
    }
}

impl Client {
    /// A creation: happens once, also when it is sent again after a renewal.
    #[expect(clippy::disallowed_methods, reason = "a client has nobody to ask for ids")]
    pub(crate) fn creation(&self, path: impl Into<String>, input: &impl Serialize) -> Result<Call, Error> {
        let key = self.idempotency_key.unwrap_or_else(Uuid::new_v4);
        Ok(Call::post(path).json(input)?.header(IDEMPOTENCY_KEY, key.to_string()))
    }

    pub(crate) async fn send(&self, call: Call) -> Result<Reply, Error> {
        let before = self.shared.renewal.finished();
        let reply = self.once(&call).await?;
        let is_expired = reply.status == StatusCode::UNAUTHORIZED;
        if !is_expired || !call.renews || !matches!(self.credentials, Credentials::Cookies) {
            return reply.checked();
        }
        if let Some(turn) = self.shared.renewal.turn(before).await {
            let renewed = self.renew().await;
            turn.finish();
            if renewed.is_err() {
                return reply.checked();
            }
        }
        self.once(&call).await?.checked()
    }

    async fn renew(&self) -> Result<(), Error> {
        let call = Call::post("auth/refresh").json(&RefreshSession { refresh_token: None })?;
        let signed_in: SignedIn = self.once(&call).await?.checked()?.decoded()?;
        self.set_csrf_token(Some(signed_in.session.csrf_token));
        Ok(())
    }

    async fn once(&self, call: &Call) -> Result<Reply, Error> {
        let answer = self.request(call)?.send().await?;
        let status = answer.status();
        let etag = answer.headers().get(ETAG).and_then(unquoted);
        Ok(Reply { status, etag, body: answer.bytes().await?.into() })
    }

    pub(crate) fn request(&self, call: &Call) -> Result<RequestBuilder, Error> {
        let mut request = self.shared.http.request(call.method.clone(), self.address(call)?);
        for (name, value) in &call.headers {
            request = request.header(name, value);
        }
        if call.method != Method::GET
            && let Some(fingerprint) = &self.review
        {
            request = request.header(ACCESS_REVIEW, fingerprint.as_ref());
        }
        if call.method != Method::GET
            && let Some(decision) = &self.decision
        {
            request = request.header(CLIENT_ASSIGNEES, decision.as_ref());
        }
        if let Some(language) = &*locked(&self.shared.language) {
            request = request.header(ACCEPT_LANGUAGE, language);
        }
        if self.sees_through_preview
            && let Some(preview) = *locked(&self.shared.preview)
        {
            request = request.header(PREVIEW, preview.to_string());
        }
        match &self.credentials {
            Credentials::Cookies => request = self.with_cookies(request, &call.method),
            Credentials::Bearer(token) => request = request.header(AUTHORIZATION, format!("Bearer {token}")),
        }
        Ok(match &call.body {
            Some(body) => request.body(body.clone()),
            None => request,
        })
    }

    fn with_cookies(&self, mut request: RequestBuilder, method: &Method) -> RequestBuilder {
        #[cfg(target_arch = "wasm32")]
        {
            request = request.fetch_credentials_same_origin();
        }
        if *method != Method::GET
            && let Some(token) = &*locked(&self.shared.csrf_token)
        {
            request = request.header(CSRF_TOKEN, token);
        }
        request
    }

    pub(crate) fn address(&self, call: &Call) -> Result<Url, Error> {
        let mut url = self.url(&call.path)?;
        if !call.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&call.query);
        }
        Ok(url)
    }

    pub(crate) fn url(&self, path: &str) -> Result<Url, Error> {
        self.shared.base.join(path).map_err(|error| Error::Network(error.to_string()))
    }
}

impl Reply {
    /// One that came another way.
    pub(crate) fn of(status: u16, body: Vec<u8>) -> Result<Self, Error> {
        let status = StatusCode::from_u16(status).map_err(|_cut_off| Error::Network("no answer".into()))?;
        Ok(Self { status, etag: None, body })
    }

    pub(crate) fn is_unchanged(&self) -> bool {
        self.status == StatusCode::NOT_MODIFIED
    }

    pub(crate) fn into_body(self) -> Vec<u8> {
        self.body
    }

    pub(crate) fn decoded<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_slice(&self.body).map_err(|error| self.unexpected(error.to_string()))
    }

    pub(crate) fn checked(self) -> Result<Self, Error> {
        if self.status.is_success() || self.is_unchanged() {
            return Ok(self);
        }
        Err(match serde_json::from_slice(&self.body) {
            Ok(problem) => Error::Problem(Box::new(problem)),
            Err(error) => self.unexpected(error.to_string()),
        })
    }

    fn unexpected(&self, reason: String) -> Error {
        Error::Unexpected { status: self.status.as_u16(), reason }
    }
}

fn encoded(input: &impl Serialize) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(input).map_err(unsendable)
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn unsendable(error: serde_json::Error) -> Error {
    Error::Network(error.to_string())
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn unquoted(value: &HeaderValue) -> Option<String> {
    let value = value.to_str().ok()?;
    Some(value.strip_prefix("W/").unwrap_or(value).trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ClientFilter, ImportClients, ListClients, Parent};
    use vitrine_contract::{ImportField, ImportTarget};

    fn sent(call: &Call) -> reqwest::Request {
        let client = Client::new("https://portal.example.com").unwrap();
        client.set_csrf_token(Some("token".into()));
        client.request(call).unwrap().build().unwrap()
    }

    #[test]
    fn absent_parameters_leave_no_trace_and_lists_are_joined() {
        let query = ListClients {
            filter: ClientFilter { parent_id: Some(Parent::Root), q: Some("é &".into()), ..ClientFilter::default() },
            ..ListClients::default()
        };
        let request = sent(&Call::get("clients").query(&query).unwrap());
        assert_eq!(
            request.url().as_str(),
            "https://portal.example.com/api/v1/clients?include_total=false&parent_id=root&q=%C3%A9+%26"
        );
        let columns = Some(vec![
            Some(ImportTarget::Field(ImportField::Name)),
            None,
            Some(ImportTarget::Field(ImportField::Email)),
        ]);
        let request = sent(&Call::post("x").query(&ImportClients { columns, ..ImportClients::default() }).unwrap());
        assert_eq!(
            request.url().query(),
            Some("columns=name%2C-%2Cemail&dry_run=false&on_problem=stop&without_credentials=problem")
        );
    }

    #[test]
    fn a_change_by_cookie_carries_the_csrf_token_and_what_it_changes() {
        let request = sent(&Call::patch("x", &()).unwrap().if_match("r1"));
        let header = |name: &str| request.headers().get(name).unwrap().to_str().unwrap();
        assert_eq!((header("if-match"), header("x-csrf-token")), ("\"r1\"", "token"));
        assert_eq!(header("content-type"), "application/merge-patch+json");
        assert!(sent(&Call::get("x")).headers().get("x-csrf-token").is_none());
    }

    #[test]
    fn a_creation_has_a_key_of_its_own_unless_it_is_given_one() {
        let client = Client::new("https://portal.example.com").unwrap();
        let key = |client: &Client| client.creation("x", &()).unwrap().headers;
        assert_ne!(key(&client), key(&client));
        let retried = client.with_idempotency_key(Uuid::nil());
        assert_eq!(key(&retried), key(&retried));
    }
}
